import { useStrings } from '../i18n/language-context';

interface PageFailureProps {
  title?: string;
  body?: string;
  onRetry: () => void;
}

/** Shown when the whole page fails to render: says that nothing is lost, and offers to retry. */
export function PageFailure(props: PageFailureProps) {
  const strings = useStrings();
  return (
    <main className="page-failure" role="alert">
      <h1 className="dialog-title">{props.title ?? strings.errors.title}</h1>
      <p className="quiet">{props.body ?? strings.errors.body}</p>
      <p className="dialog-actions">
        <button type="button" className="button" onClick={props.onRetry}>
          {strings.reader.tryAgain}
        </button>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {strings.errors.reload}
        </button>
      </p>
    </main>
  );
}
