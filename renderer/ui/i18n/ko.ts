import texts from '../../../resources/locales/ko.json' with { type: 'json' };
import { catalogueOf } from './catalogue';

export const ko = catalogueOf('ko', texts);
