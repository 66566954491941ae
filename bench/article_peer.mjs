// article_peer.mjs readability|defuddle PAGES TEXTS: the bodies that another program reads from pages of HTML (JSON lines of n and html),
// as JSON lines of n and text.  Prints "NAME VERSION|PAGES A SECOND": time of the processor in this process, the page's parsing by linkedom
// included, after twenty pages for warming up; making text of what the program gives is not counted.
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseHTML } from 'linkedom';

const [peer, pagesFile, textsFile] = process.argv.slice(2);
const packages = { readability: '@mozilla/readability', defuddle: 'defuddle' };
const version = JSON.parse(readFileSync(`node_modules/${packages[peer]}/package.json`)).version;

async function reader() {
	if (peer === 'readability') {
		const { Readability } = (await import('@mozilla/readability')).default;
		return (html) => new Readability(parseHTML(html).document).parse()?.content;
	}
	const { Defuddle } = await import('defuddle/node');
	return async (html) => (await Defuddle(parseHTML(html).document, 'https://page.example/', { useAsync: false })).content;
}

// The words of HTML: block elements and line breaks part words, as they do on a page.
const blocks = new Set(('ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION ' +
	'TABLE TBODY TD TFOOT TH THEAD TR UL').split(' '));
function text(node) {
	if (node.nodeType === 3) return node.textContent;
	if (node.nodeType !== 1 || node.nodeName === 'SCRIPT' || node.nodeName === 'STYLE') return '';
	const inner = [...node.childNodes].map(text).join('');
	return blocks.has(node.nodeName.toUpperCase()) ? `\n${inner}\n` : inner;
}

const read = await reader();
async function body(html) {
	try {
		return await read(html);
	} catch {
		return null;
	}
}

// What a program prints is no part of the answer.
console.warn = console.error = console.debug = () => {};
const log = console.log;
console.log = () => {};

const pages = [];
for await (const line of createInterface({ input: createReadStream(pagesFile) })) pages.push(JSON.parse(line));
for (const page of pages.slice(0, 20)) await body(page.html);
let spent = 0;
const out = [];
for (const page of pages) {
	const before = process.cpuUsage();
	const content = await body(page.html);
	const used = process.cpuUsage(before);
	spent += (used.user + used.system) / 1e6;
	const { document } = parseHTML(`<!doctype html><html><body>${content ?? ''}</body></html>`);
	out.push(JSON.stringify({ n: page.n, text: text(document.body) }));
}
writeFileSync(textsFile, out.join('\n') + '\n');
log(`${peer === 'readability' ? 'Readability.js' : 'Defuddle'} ${version}|${(pages.length / spent).toPrecision(3)}`);
