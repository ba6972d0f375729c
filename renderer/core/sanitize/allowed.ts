/** The elements of an article. All others are dropped; an unknown element leaves its text. */

export const ALLOWED_TAGS = (
  'a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del ' +
  'details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li ' +
  'main mark nav ol p picture pre q rb rp rt rtc ruby s samp section small span strike strong sub summary ' +
  'sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

/** Presentation MathML, without links, actions and embedded HTML. */
export const ALLOWED_MATH_TAGS = (
  'math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot ' +
  'mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics'
).split(' ');

export const ALLOWED_ATTRIBUTES = (
  'abbr align alt class colspan data-src datetime dir height href id lang name open reversed rowspan ' +
  'scope span src start title type value width ' +
  'accent accentunder columnalign columnspan depth display displaystyle fence linethickness lspace ' +
  'mathvariant maxsize minsize movablelimits notation rowalign rspace scriptlevel separator stretchy ' +
  'symmetric voffset'
).split(' ');

/** Elements that are dropped with their text: labels of controls, code, fallbacks. */
export const FORBIDDEN_WITH_CONTENTS = (
  'annotation annotation-xml applet audio button canvas datalist embed frame frameset head iframe input ' +
  'link map meta meter noembed noframes noscript object optgroup option output param progress script ' +
  'select source style svg template textarea title track video xmp'
).split(' ');
