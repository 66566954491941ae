// checks.js - what is asked of a page in a browser; an expression whose value has a function for each question, which gives a list of faults.
(() => {
	const visible = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
	const words = e => (e.tagName + '.' + (e.getAttribute('class') || '') + ' "' + e.textContent.trim().slice(0, 40) + '"');
	const rgba = s => { const m = s.match(/[\d.]+/g).map(Number); return { r: m[0], g: m[1], b: m[2], a: m.length > 3 ? m[3] : 1 }; };
	const light = c => [c.r, c.g, c.b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
	const behind = e => {
		for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c.a > 0.99) return c; }
		return { r: 255, g: 255, b: 255, a: 1 };
	};
	return {
		links: () => [...document.querySelectorAll('[href^="#"]')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).map(words),
		// nothing is wider than the screen, but for what can be moved sideways in a box of its own
		overflow: () => [...document.querySelectorAll('body *')].filter(e => visible(e) && !e.closest('.scroll') && !e.closest('.skip') && e.getBoundingClientRect().right > innerWidth + 1).map(words)
			.concat(document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : []),
		contrast: () => [...document.querySelectorAll('body *')].filter(e => visible(e) && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !['STYLE', 'SCRIPT', 'title', 'desc'].includes(e.tagName)
			&& !e.closest('.skip')).map(e => {
			const style = getComputedStyle(e);
			const [a, b] = [light(rgba(e instanceof SVGElement ? style.fill : style.color)), light(behind(e))].sort((x, y) => y - x);
			return [(a + 0.05) / (b + 0.05), e];
		}).filter(x => x[0] < 4.5).map(x => x[0].toFixed(2) + ' ' + words(x[1])),
		shown: () => [...document.querySelectorAll('.item')].filter(visible).length,
		columns: () => { const x = new Set([...document.querySelectorAll('header, main section, footer')].map(e => Math.round(e.getBoundingClientRect().left))); return [...x]; },
		hidden: selector => [...document.querySelectorAll(selector)].every(e => !visible(e)),
	};
})()
