import { svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** Modules of white around the code that readers need (ISO/IEC 18004). */
const quiet = 4;

/** A text as a QR code, dark on light in every theme, as cameras want it. Drawn without a style: it stands under any CSP. */
export function renderQrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: quiet });
  const modules = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return svg`<svg
    class="qr"
    role="img"
    aria-label=${label}
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${modules.join('')} fill="#000"></path>
  </svg>`;
}
