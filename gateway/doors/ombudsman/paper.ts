import PDFDocument from 'pdfkit';
import type { Packet, PacketEntry } from './packet.ts';
import { CLOCK_LINES, EVENT_LINES, type Line, LOOK_LINES, REPORT_LINES } from './paper-lines.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** Sections of the paper, in its order: heading in Indonesian and English, and the lines of one entry. */
const SECTIONS: { kind: PacketEntry['kind']; heading: string; lines: (body: never) => Line[] }[] = [
  { kind: 'REPORT', heading: 'Laporan / The report', lines: REPORT_LINES },
  { kind: 'EVENT', heading: 'Riwayat / What happened', lines: EVENT_LINES },
  { kind: 'CLOCK', heading: 'Tenggat dan penjelasannya / Deadlines explained', lines: CLOCK_LINES },
  { kind: 'ACCESS', heading: 'Siapa yang membuka / Who looked at it', lines: LOOK_LINES },
];

/** A packet as a PDF (A4) that a person can read, with the packet itself attached as packet.json. */
export function paperOf(packet: Packet): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 56, info: { Title: `Ombudsman ${packet.reportNumber}` } });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<Buffer>((resolve, reject) => {
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  writeHead(pdf, packet);
  for (const { kind, heading, lines } of SECTIONS) {
    const entries = packet.entries.filter((entry) => entry.kind === kind);
    pdf.moveDown().font('Helvetica-Bold').fontSize(13).text(heading);
    if (entries.length === 0) writeLine(pdf, { text: '-' });
    for (const entry of entries) writeEntry(pdf, entry, lines(entry.body as never));
  }
  writeProof(pdf, packet);
  pdf.file(Buffer.from(JSON.stringify(packet, null, 2)), { name: 'packet.json', type: 'application/json' });
  pdf.end();
  return ended;
}

function writeHead(pdf: Pdf, { reportNumber, issuedAt, issuedTo }: Packet): void {
  pdf.font('Helvetica-Bold').fontSize(17).text('Berkas Pengaduan untuk Ombudsman RI');
  pdf.font('Helvetica').fontSize(10).fillColor('#444').text('Complaint file for the Ombudsman of Indonesia');
  pdf.moveDown(0.5).fillColor('black').fontSize(11);
  writeLine(pdf, { label: 'Nomor laporan', text: reportNumber });
  writeLine(pdf, { label: 'Diterbitkan', text: `${issuedAt} (${issuedTo})` });
  writeLine(pdf, {
    text: 'Lebih dari 60 hari kerja tanpa tindak lanjut: pelapor berhak melapor ke Ombudsman RI. / Over 60 working days without follow-up: the reporter may go to the Ombudsman.',
  });
}

function writeEntry(pdf: Pdf, { n }: PacketEntry, lines: Line[]): void {
  pdf.moveDown(0.4).fontSize(9).fillColor('#666').font('Helvetica').text(`[${n}]`).fillColor('black');
  for (const line of lines) writeLine(pdf, line);
}

function writeLine(pdf: Pdf, { label, text }: Line): void {
  pdf.fontSize(10);
  if (label) pdf.font('Helvetica-Bold').text(`${printable(label)}: `, { continued: true });
  pdf.font('Helvetica').text(printable(text));
}

function writeProof(pdf: Pdf, { seal, entries }: Packet): void {
  pdf.moveDown().font('Helvetica-Bold').fontSize(13).text('Keaslian / Authenticity');
  writeLine(pdf, { label: 'Jumlah catatan / Entries', text: String(entries.length) });
  writeLine(pdf, { label: 'SHA-256', text: seal.head });
  writeLine(pdf, { label: 'Kunci / Key', text: seal.keyFingerprint });
  writeLine(pdf, { label: 'Tanda tangan / Signature (Ed25519)', text: seal.signature });
  writeLine(pdf, {
    text: 'Berkas data (packet.json) terlampir dalam PDF ini. Pemeriksaan tanpa jaringan / Check without a network: npm run packet:verify -- <file>',
  });
}

/** The paper's own letters are those of Western Europe; whatever else there is stands in packet.json. */
const printable = (text: string) =>
  text.replace(/[^\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]/gu, '\u00bf');
