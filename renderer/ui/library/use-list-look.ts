import { useCallback, useMemo, useState } from 'react';
import { readLayout, storeLayout } from '../app/window-layout';
import type { Column } from './columns';
import type { Density } from './density';

/** How the rows of the list look. */
export interface ListLook {
  density: Density;
  setDensity: (density: Density) => void;
  /** The chosen columns, in order. */
  columns: readonly Column[];
  setColumns: (columns: readonly Column[]) => void;
}

/** How the rows of the list look, kept for the next start. */
export function useListLook(): ListLook {
  const [density, showDensity] = useState(() => readLayout().density);
  const [columns, showColumns] = useState(() => readLayout().columns);
  const setDensity = useCallback((chosen: Density) => {
    showDensity(chosen);
    storeLayout({ density: chosen });
  }, []);
  const setColumns = useCallback((chosen: readonly Column[]) => {
    showColumns(chosen);
    storeLayout({ columns: chosen });
  }, []);
  return useMemo(
    () => ({ density, setDensity, columns, setColumns }),
    [density, setDensity, columns, setColumns],
  );
}
