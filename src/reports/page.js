// page.js - what a page can do with a script: show only what has some words; unfold all for the printer.
// No double quotes, angle brackets and ampersands: what is written stands in XML too.
(function () {
	'use strict';
	function fold(s) { return s.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, ''); }
	function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
	var box = document.getElementById('filter');
	var input = document.getElementById('filter-words');
	var found = document.getElementById('filter-found');
	var help = found.textContent;
	var items = all('.item');
	var texts = items.map(function (item) { return fold(item.textContent); });
	var groups = all('.group');
	var marks = all('svg a');

	function filter() {
		var words = fold(input.value).split(/\s+/).filter(Boolean);
		var shown = 0;
		items.forEach(function (item, i) {
			var has = words.every(function (w) { return texts[i].includes(w); });
			item.classList.toggle('gone', !has);
			if (has) { shown += 1; }
		});
		groups.forEach(function (group) { group.classList.toggle('gone', !group.querySelector('.item:not(.gone)')); });
		marks.forEach(function (mark) {
			var to = document.getElementById(mark.getAttribute('href').slice(1));
			mark.classList.toggle('faded', to ? Boolean(to.closest('.gone')) : false);
		});
		found.textContent = words.length ? shown + ' of ' + items.length + ' shown' : help;
	}
	function clear() { input.value = ''; filter(); }

	box.hidden = false;
	input.addEventListener('input', filter);
	document.addEventListener('keydown', function (e) {
		if (e.key === 'Escape') { clear(); }
		if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || document.activeElement === input) { return; }
		e.preventDefault();
		input.focus();
	});
	// a link to what is not shown shows all again
	document.addEventListener('click', function (e) {
		var link = e.target.closest('a[href^=\'#\']');
		var to = link ? document.getElementById(link.getAttribute('href').slice(1)) : null;
		if (to) { if (to.closest('.gone')) { clear(); } }
	});
	var folded = [];
	window.addEventListener('beforeprint', function () {
		folded = all('details:not([open])');
		folded.forEach(function (d) { d.open = true; });
	});
	window.addEventListener('afterprint', function () { folded.forEach(function (d) { d.open = false; }); });
}());
