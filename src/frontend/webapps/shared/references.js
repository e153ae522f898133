/**
 * Keeps references and telephone numbers from being reordered within Arabic text, where 1448-0001234-7 would appear as
 * 7-0001234-1448, and +966… as …966+. Invisible marks isolate them and are removed from copied text.
 */
const FIRST = '\u2066';
const LAST = '\u2069';
const NUMBERS = /(?<![\u2066\w+-])(?:\d+(?:-\d+)+(?:\/\d+)?|\+\d{6,})(?![\w\u2069-])/g;
const SKIPPED = 'script, style, textarea, svg, bdi, [contenteditable]';

function isolate(text) {
  if (text.parentElement?.closest(SKIPPED)) {
    return;
  }
  const isolated = text.data.replace(NUMBERS, (number) => FIRST + number + LAST);
  if (isolated !== text.data) {
    text.data = isolated;
  }
}

function isolateIn(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    isolate(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      isolate(texts.currentNode);
    }
  }
}

export function keepReferencesReadable() {
  new MutationObserver((changes) =>
    changes.forEach(({ type, target, addedNodes }) =>
      type === 'characterData' ? isolateIn(target) : addedNodes.forEach(isolateIn),
    ),
  ).observe(document.body, { subtree: true, childList: true, characterData: true });

  document.addEventListener('copy', (event) => {
    const selected = document.getSelection().toString();
    if (selected.includes(FIRST)) {
      event.clipboardData.setData('text/plain', selected.replaceAll(FIRST, '').replaceAll(LAST, ''));
      event.preventDefault();
    }
  });
}
