import { expect, test } from 'vitest';
import { chooseLanguage, localeOf } from '../../../../renderer/core/metadata/language';

// "The harbour office keeps a book of every ship that came into the bay, and nobody has lost a page."
const TEXTS: Record<string, string> = {
  ar: 'يحتفظ مكتب الميناء بدفتر لكل سفينة دخلت الخليج، ولم يفقد أحد صفحة واحدة منه حتى اليوم.',
  bg: 'Пристанищната служба води книга за всеки кораб, който е влязъл в залива, и никой не е загубил нито една страница.',
  bn: 'বন্দর কার্যালয় উপসাগরে আসা প্রতিটি জাহাজের একটি খাতা রাখে এবং কেউ কখনও একটি পাতাও হারায়নি।',
  ca: 'L’oficina del port guarda un llibre de tots els vaixells que han entrat a la badia, i ningú no n’ha perdut mai cap pàgina.',
  cs: 'Přístavní úřad vede knihu o každé lodi, která vplula do zálivu, a nikdo z ní zatím neztratil ani jedinou stránku.',
  da: 'Havnekontoret fører en bog over hvert skib, der er kommet ind i bugten, og ingen har nogensinde mistet en side.',
  de: 'Das Hafenamt führt ein Buch über jedes Schiff, das in die Bucht gekommen ist, und niemand hat je eine Seite verloren.',
  el: 'Το γραφείο του λιμανιού κρατά ένα βιβλίο για κάθε πλοίο που μπήκε στον κόλπο και κανείς δεν έχασε ποτέ σελίδα.',
  en: 'The harbour office keeps a book of every ship that came into the bay, and nobody has ever lost a page of it.',
  es: 'La oficina del puerto lleva un libro de cada barco que entró en la bahía, y nadie ha perdido nunca una página.',
  et: 'Sadamakontor peab raamatut iga laeva kohta, mis lahte on tulnud, ja keegi pole kunagi ühtegi lehte kaotanud.',
  fa: 'دفتر بندر برای هر کشتی که به خلیج آمده است کتابی نگه می‌دارد و هیچ‌کس تا کنون صفحه‌ای از آن را گم نکرده است.',
  fi: 'Satamatoimisto pitää kirjaa jokaisesta lahteen tulleesta laivasta, eikä kukaan ole koskaan hukannut sivuakaan.',
  fr: 'Le bureau du port tient un livre de chaque navire entré dans la baie, et personne n’en a jamais perdu une page.',
  he: 'משרד הנמל מנהל ספר של כל אונייה שנכנסה למפרץ, ואיש לא איבד ממנו אף דף עד היום.',
  hi: 'बंदरगाह का कार्यालय खाड़ी में आने वाले हर जहाज़ की एक किताब रखता है और किसी ने कभी एक पन्ना भी नहीं खोया।',
  hr: 'Lučki ured vodi knjigu o svakom brodu koji je ušao u zaljev i nitko još nikada nije izgubio nijednu stranicu.',
  hu: 'A kikötői hivatal könyvet vezet minden hajóról, amely az öbölbe érkezett, és senki sem veszített el még egy lapot sem.',
  id: 'Kantor pelabuhan menyimpan buku tentang setiap kapal yang masuk ke teluk, dan tidak ada yang pernah kehilangan satu halaman pun karena itu; siapa pun boleh membacanya.',
  it: 'L’ufficio del porto tiene un libro di ogni nave entrata nella baia, e nessuno ne ha mai perso una pagina.',
  ja: '港の事務所は湾に入ったすべての船の帳簿をつけており、これまで一枚も失われたことがない。',
  ko: '항만 사무소는 만에 들어온 모든 배를 적은 장부를 지켜 왔고 지금까지 한 장도 잃어버린 적이 없다.',
  lt: 'Uosto kontora veda knygą apie kiekvieną į įlanką įplaukusį laivą, ir niekas dar nėra pametęs nė vieno puslapio.',
  lv: 'Ostas birojs uztur grāmatu par katru kuģi, kas ienācis līcī, un neviens nekad nav pazaudējis nevienu lapu.',
  nl: 'Het havenkantoor houdt een boek bij van elk schip dat de baai is binnengekomen, en niemand heeft ooit een bladzijde verloren.',
  no: 'Havnekontoret fører en bok over hvert skip som har kommet inn i bukta, og ingen har noen gang mistet en side.',
  pl: 'Kapitanat portu prowadzi księgę każdego statku, który wpłynął do zatoki, i nikt nigdy nie zgubił ani jednej strony.',
  pt: 'O escritório do porto mantém um livro de cada navio que entrou na baía, e ninguém jamais perdeu uma página dele.',
  ro: 'Biroul portului ține o carte a fiecărei nave care a intrat în golf și nimeni nu a pierdut vreodată o pagină.',
  ru: 'Портовая контора ведёт книгу обо всех судах, вошедших в залив, и никто ещё не потерял из неё ни одной страницы.',
  sk: 'Prístavný úrad vedie knihu o každej lodi, ktorá vplávala do zálivu, a nikto z nej ešte nestratil ani jednu stranu.',
  sl: 'Pristaniški urad vodi knjigo o vsaki ladji, ki je priplula v zaliv, in nihče še ni izgubil niti ene strani.',
  sv: 'Hamnkontoret för en bok över varje fartyg som har kommit in i viken, och ingen har någonsin tappat bort en sida.',
  th: 'สำนักงานท่าเรือเก็บสมุดบันทึกของเรือทุกลำที่เข้ามาในอ่าว และไม่มีใครเคยทำหน้ากระดาษหายแม้แต่หน้าเดียว',
  tr: 'Liman dairesi körfeze giren her geminin defterini tutar ve bugüne kadar hiç kimse tek bir sayfasını bile kaybetmedi.',
  uk: 'Портова контора веде книгу про кожен корабель, що зайшов у затоку, і ніхто ще не загубив жодної сторінки.',
  vi: 'Văn phòng cảng giữ một cuốn sổ ghi mọi con tàu đã vào vịnh, và chưa ai từng làm mất một trang nào.',
  zh: '港务局为每一艘进入海湾的船只保留着账簿，至今没有丢失过一页纸，镇上的人都知道它放在哪里。',
};

test.each(Object.entries(TEXTS))('tells %s without being told', async (lang, text) => {
  expect(await chooseLanguage([], text)).toBe(lang);
});

test.each([
  ['eng', 'en'],
  ['deu', 'de'],
  ['ger', 'de'],
  ['fre', 'fr'],
  ['fra-FR', 'fr'],
  ['cze', 'cs'],
  ['gre', 'el'],
  ['en_US', 'en'],
  ['en-GB', 'en'],
  ['EN', 'en'],
  ['English', 'en'],
  ['Deutsch', 'de'],
  ['haw', 'haw'],
  ['iw', 'he'],
  ['pt-BR', 'pt'],
  ['sr-Latn-RS', 'sr'],
  ['cz', 'cs'],
  ['ua', 'uk'],
])('reads the stated %s as %s', async (stated, lang) => {
  expect(await chooseLanguage([stated], '')).toBe(lang);
});

test.each([
  ['kor', 'ko', 'ko'],
  ['kr', 'ko', 'ko'],
  ['jpn', 'ja', 'ja'],
  ['chi', 'zh', 'zh'],
  ['zh-TW', 'zh', 'zh-Hant'],
  ['zh-Hant-HK', 'zh', 'zh-Hant'],
  ['zh_CN', 'zh', 'zh-Hans'],
  ['cmn', 'zh', 'zh'],
])('reads the stated %s over a text in %s as %s', async (stated, of, lang) => {
  expect(await chooseLanguage([stated], TEXTS[of]!)).toBe(lang);
});

test.each(['und', 'mul', 'x-default', '', 'none of these', '{{lang}}'])(
  'takes "%s" for no language',
  async (stated) => {
    expect(await chooseLanguage([stated], '')).toBeNull();
    expect(await chooseLanguage([stated], TEXTS.nl!)).toBe('nl');
  },
);

test('believes the text where a template states a language of another script', async () => {
  expect(await chooseLanguage(['en'], TEXTS.ko!)).toBe('ko');
  expect(await chooseLanguage(['en-US'], TEXTS.ru!)).toBe('ru');
  expect(await chooseLanguage(['en'], TEXTS.el!)).toBe('el');
});

test('believes the text where two statements contradict each other', async () => {
  expect(await chooseLanguage(['en', 'de_DE'], TEXTS.de!)).toBe('de');
  expect(await chooseLanguage(['en', 'de_DE'], TEXTS.en!)).toBe('en');
});

test('believes a statement about a short text', async () => {
  expect(await chooseLanguage(['nl'], 'Ja.')).toBe('nl');
  expect(await chooseLanguage([], 'Ja.')).toBeNull();
});

const LISTING = `
\`\`\`bash
$ npm install tide-table --save
$ npx tide write --port north --level high --output table.json
\`\`\`

const tide = await readTable('north');
for (const row of tide.rows) console.log(row.level, row.hour);
import { readTable } from 'tide-table';
`;

test.each(['ko', 'ja', 'zh', 'de', 'tr'])(
  'tells %s by its sentences, however long the listings between them',
  async (lang) => {
    const text = `${TEXTS[lang]}\n${LISTING.repeat(12)}\n${TEXTS[lang]}`;
    expect(await chooseLanguage([], text)).toBe(lang);
  },
);

test('tells Korean with many terms in Latin letters', async () => {
  const text =
    'React 컴포넌트의 state 변수는 useState 훅으로 선언하고 effect 함수는 render 이후에 실행된다. TypeScript compiler option 중 strict mode 를 켜 두면 null check 오류를 미리 찾는다.';
  expect(await chooseLanguage(['en'], text)).toBe('ko');
});

test('tells an English text about Chinese words as English', async () => {
  const text =
    'The word for lighthouse, 灯塔, is written with two characters, and the older word 烽火台 names the towers from which smoke was sent along the wall in earlier centuries.';
  expect(await chooseLanguage([], text)).toBe('en');
});

test('tells the country by the page, then by its host', () => {
  expect(localeOf('en', ['en'], 'quay.example')).toBe('en');
  expect(localeOf('en', ['en-US'], 'quay.example.co.uk')).toBe('en-GB');
  expect(localeOf('en', ['en', 'en_AU'], 'quay.example')).toBe('en-AU');
  expect(localeOf('fr', ['en-US'], 'quay.example.uk')).toBe('fr');
  expect(localeOf(null, ['en-US'], null)).toBeNull();
});
