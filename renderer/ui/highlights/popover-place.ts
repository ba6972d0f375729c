/** In CSS pixels of the page. */
export interface PopoverPlace {
  left: number;
  top: number;
  width: number;
  height: number;
}
