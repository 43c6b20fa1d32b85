/**
 * For the page while a record is printed: everything else on it is left out. In a layer of the document, as print
 * takes the document as it is.
 */
export const recordStyles = `
  @page {
    size: A4;
    margin: 16mm 15mm 18mm;
  }
  @media screen {
    .redress-record {
      display: none;
    }
  }
  @media print {
    html.redress-printing body > :not(.redress-record) {
      display: none !important;
    }
    html.redress-printing,
    html.redress-printing body {
      display: block;
      block-size: auto;
      margin: 0;
      padding: 0;
      overflow: visible;
      background: #fff;
    }
    .redress-record {
      color: #000;
      font: 10pt/1.4 system-ui, sans-serif;
    }
    .redress-record :is(h1, h2, h3, h4, p) {
      margin: 0 0 1.5mm;
    }
    .redress-record header {
      display: grid;
      grid-template-columns: 1fr auto;
      border-block-end: 0.6mm solid #000;
      margin-block-end: 4mm;
    }
    .redress-record header .company {
      grid-column: 1 / -1;
      font-size: 9pt;
    }
    .redress-record h1 {
      font-size: 15pt;
    }
    .redress-record h2 {
      font-size: 12.5pt;
    }
    .redress-record h3 {
      margin-block-start: 5mm;
      font-size: 11pt;
      break-after: avoid;
    }
    .redress-record h4 {
      font-size: 10pt;
      break-after: avoid;
    }
    .redress-record .small {
      font-size: 8.5pt;
    }
    .redress-record .muted {
      color: #444;
    }
    .redress-record .text {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .redress-record table {
      inline-size: 100%;
      border-collapse: collapse;
      margin-block-end: 2mm;
    }
    .redress-record :is(th, td) {
      padding: 0.8mm 2mm 0.8mm 0;
      border-block-end: 0.2mm solid #bbb;
      font-weight: 400;
      text-align: start;
      vertical-align: top;
    }
    .redress-record tr {
      break-inside: avoid;
    }
    .redress-record tbody th {
      inline-size: 42mm;
      color: #444;
    }
    .redress-record thead th {
      font-weight: 600;
    }
    .redress-record .clock {
      margin-block-end: 3mm;
    }
    .redress-record .form {
      break-before: page;
    }
    .redress-record .blank {
      box-sizing: border-box;
      block-size: 28mm;
      margin-block: 3mm;
      padding: 1.5mm;
      border: 0.2mm solid #555;
      color: #444;
      font-size: 9pt;
      break-inside: avoid;
    }
    .redress-record .signatures {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 8mm;
      padding-block-start: 18mm;
      break-inside: avoid;
    }
    .redress-record .signatures p {
      padding-block-start: 1mm;
      border-block-start: 0.3mm solid #000;
      font-size: 8.5pt;
    }
    .redress-record footer {
      margin-block-start: 6mm;
      color: #444;
      font-size: 8pt;
    }
  }
`;
