package sa.wusul.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/**
 * Waits until a page has come to rest: loaded, no request under way, no animation
 * running, and nothing drawn for a moment. Streams of events from the server do not
 * count, since they never end.
 */
final class QuietPage {

	/** Long enough for an AngularJS digest and a debounced field to follow. */
	private static final int QUIET_MILLISECONDS = 150;

	/**
	 * Looks at intervals: to look at each frame, as is usual, makes the page draw frames.
	 */
	private static final Page.WaitForFunctionOptions LOOKS = new Page.WaitForFunctionOptions().setPollingInterval(50);

	private static final String WATCH = """
			(() => {
			  const watch = { underWay: 0, changed: performance.now() };
			  window.__quiet = watch;
			  const begin = () => { watch.underWay++; };
			  const end = () => { watch.underWay--; watch.changed = performance.now(); };
			  const send = XMLHttpRequest.prototype.send;
			  XMLHttpRequest.prototype.send = function (...body) {
			    begin();
			    this.addEventListener('loadend', end, { once: true });
			    return send.apply(this, body);
			  };
			  const fetched = window.fetch;
			  window.fetch = (...request) => { begin(); return fetched(...request).finally(end); };
			  new MutationObserver(() => { watch.changed = performance.now(); })
			    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
			})()
			""";

	private static final String IS_QUIET = """
			(quiet) => document.readyState === 'complete' && document.fonts.status === 'loaded'
			  && (!window.__quiet || window.__quiet.underWay <= 0
			    && performance.now() - window.__quiet.changed > quiet)
			  && document.getAnimations().every((animation) => animation.playState !== 'running'
			    || animation.effect.getComputedTiming().iterations === Infinity)
			""";

	private QuietPage() {
	}

	/** Watches all pages that this context opens from now on. */
	static void watch(BrowserContext context) {
		context.addInitScript(WATCH);
	}

	static void await(Page page) {
		page.waitForFunction(IS_QUIET, QUIET_MILLISECONDS, LOOKS);
	}

}
