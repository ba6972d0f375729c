import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import './announcer.css';

const AnnouncerContext = createContext<(message: string) => void>(() => {});

/** Shows a message for some seconds and has screen readers read it. */
export function Announcer({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('');
  const timer = useRef(0);
  const announce = useCallback((next: string) => {
    window.clearTimeout(timer.current);
    setMessage(next);
    timer.current = window.setTimeout(() => setMessage(''), 4000);
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div role="status" className={message ? 'announcement' : 'for-screen-readers'}>
        {message}
      </div>
    </AnnouncerContext>
  );
}

export function useAnnounce(): (message: string) => void {
  return use(AnnouncerContext);
}
