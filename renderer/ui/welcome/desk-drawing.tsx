/** A carrel with hood, shelf, page and desk, drawn like the icon in the theme's ink. */
export function DeskDrawing() {
  return (
    <svg className="desk-drawing" viewBox="0 0 120 96" fill="none" aria-hidden="true">
      <path className="desk-line" d="M18 72V16a8 8 0 0 1 8-8h68a8 8 0 0 1 8 8v56" />
      <path className="desk-line" d="M26 30h68M8 72h104M22 72v16M98 72v16" />
      <path className="desk-line" d="M32 30V19h6v11M38 30V16h7v14M45 30V20h5v10" />
      <path className="desk-page" d="M44 40h32v32H44z" />
      <path className="desk-line" d="M50 48h10M50 54h10M50 60h18" />
      <path className="desk-ribbon" d="M64 40h8v16l-4-4-4 4z" />
    </svg>
  );
}
