package sa.wusul.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;

/** What is measured on every page for citizens, in one look. */
final class CitizenPage {

	/**
	 * Measures the page: its width, the height of what is touched, the size of what is
	 * read, the contrast of the borders of controls, and words of the other language that
	 * are not marked as such. A label is touched instead of its radio button or box.
	 */
	private static final String MEASURE = """
			(other) => {
			  const found = [];
			  const name = (one) => `${one.tagName.toLowerCase()}#${one.id}.${one.className} ${(one.textContent || one.name || '').trim().slice(0, 40)}`;
			  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
			    && getComputedStyle(one).clipPath === 'none' && !one.closest('.visually-hidden, .skip');
			  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
			  if (document.documentElement.scrollWidth > innerWidth) {
			    found.push(`wider than the window: ${document.documentElement.scrollWidth}`);
			  }
			  for (const one of all('header.ministry nav a, header.ministry button, main .btn, main .form-control, main .form-select, main summary, main .choice label, main .back a')) {
			    if (one.getBoundingClientRect().height < 43.5) {
			      found.push(`under 44 pixels: ${name(one)}`);
			    }
			  }
			  for (const one of all('main :is(p, li, dd, dt, label, legend, .form-control, .form-select, .btn, h1, h2, h3, summary)')) {
			    const written = one.matches('input, select, textarea')
			      || [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
			    if (written && !one.closest('.quiet, .form-text, small, .badge, .btn-sm, .told') && parseFloat(getComputedStyle(one).fontSize) < 18) {
			      found.push(`under 18 pixels: ${name(one)} ${getComputedStyle(one).fontSize}`);
			    }
			  }
			  const colour = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
			  const light = (part) => part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
			  const brightness = ([red, green, blue]) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
			  const ground = (one) => {
			    for (let around = one; around; around = around.parentElement) {
			      const painted = colour(getComputedStyle(around).backgroundColor);
			      if (painted.length < 4 || painted[3] === 1) {
			        return painted;
			      }
			    }
			    return [255, 255, 255];
			  };
			  for (const one of all('main .form-control, main .form-select, main .btn, main input[type=radio], main input[type=checkbox]')) {
			    const style = getComputedStyle(one);
			    const border = colour(style.borderTopColor);
			    const behind = ground(one.parentElement);
			    // A filled button is seen by its ground; browsers draw boxes and radio buttons themselves.
			    const seen = one.matches('.btn') && colour(style.backgroundColor)[3] !== 0 ? colour(style.backgroundColor) : border;
			    if (style.appearance === 'none' || !one.matches('[type=radio], [type=checkbox]')) {
			      const bright = [brightness(seen), brightness(behind)].sort((a, b) => b - a);
			      const contrast = (bright[0] + 0.05) / (bright[1] + 0.05);
			      if (contrast < 3) {
			        found.push(`border under 3:1: ${name(one)} ${contrast.toFixed(2)}`);
			      }
			    }
			  }
			  const words = other === 'ar' ? /\\p{Script=Arabic}{2,}/u : /[A-Za-z]{2,}/;
			  const here = document.documentElement.lang;
			  const look = (text, element) => {
			    const marked = element.closest('[lang]').lang !== here;
			    const left = (text || '').replaceAll(/\\b(PDF|JPE?G|PNG|[A-Z]{2,4}[0-9]+|[\\w-]+\\.(png|pdf))\\b/g, '');
			    if (!marked && !element.closest('.nafath, script, style') && words.test(left)) {
			      found.push(`not in the language of the page: ${left.trim().slice(0, 60)} in ${element.tagName.toLowerCase()}.${element.className}`);
			    }
			  };
			  look(document.title, document.body);
			  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			  while (walker.nextNode()) {
			    if (walker.currentNode.data.trim() && walker.currentNode.parentElement.checkVisibility()) {
			      look(walker.currentNode.data, walker.currentNode.parentElement);
			    }
			  }
			  for (const one of document.querySelectorAll('[placeholder], [title], [aria-label], [alt]')) {
			    ['placeholder', 'title', 'aria-label', 'alt'].forEach((kind) => look(one.getAttribute(kind), one));
			  }
			  return found;
			}""";

	/**
	 * Returns what is marked as Arabic on a page in another language and is neither an
	 * answer of the person, their address, nor a name.
	 */
	private static final String QUOTED = """
			[...document.querySelectorAll('body [lang=ar]')].filter((one) => !one.matches('[hreflang]') && one.checkVisibility()
			  && !one.closest('.answers dd, #full-address, bdi, h1, [for^=q-motherIdentityNumber-]')
			  && /\\p{Script=Arabic}/u.test(one.textContent)).map((one) => one.textContent.replace(/\\s+/g, ' ').trim())""";

	private CitizenPage() {
	}

	/**
	 * Returns what is wrong with the page at each of these widths.
	 * @param language of the page
	 */
	@SuppressWarnings("unchecked")
	static List<String> faults(Page page, String language, int... widths) {
		var own = page.viewportSize();
		var found = new ArrayList<String>();
		for (var width : widths) {
			page.setViewportSize(width, own.height);
			((List<String>) page.evaluate(MEASURE, language.equals("ar") ? "en" : "ar"))
				.forEach((fault) -> found.add(width + " px: " + fault));
		}
		page.setViewportSize(own.width, own.height);
		return found;
	}

	@SuppressWarnings("unchecked")
	static List<String> quoted(Page page) {
		return (List<String>) page.evaluate(QUOTED);
	}

}
