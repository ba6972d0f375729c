import texts from '../../../resources/locales/en.json' with { type: 'json' };
import { catalogueOf } from './catalogue';

export const en = catalogueOf('en', texts);
