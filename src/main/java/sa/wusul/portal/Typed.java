package sa.wusul.portal;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import sa.wusul.platform.engine.WebAppLogins;

/**
 * What somebody wrote at the page of a case and sent when his session had ended: it waits
 * for his log-in and stands in its field again, at that case only.
 *
 * @param address to which it was sent
 */
record Typed(String address, Map<String, String> fields) implements Serializable {

	/** Kept in the session. */
	static final String TYPED = "typed";

	/** What is written in the visitor's own words, and how much of it. */
	private static final List<String> FIELDS = List.of("reason", "remark");

	private static final int MOST = 2000;

	/** In a browser that many use, or an officer for his callers, nothing is kept. */
	static void keep(HttpServletRequest request) {
		if (!request.getMethod().equals("POST") || KioskPages.centre(request).isPresent()
				|| WebAppLogins.user(request.getSession(false)).isPresent()) {
			return;
		}
		var fields = new HashMap<String, String>();
		FIELDS.forEach((name) -> {
			var written = request.getParameter(name);
			if (written != null && !written.isBlank() && written.length() <= MOST) {
				fields.put(name, written);
			}
		});
		if (!fields.isEmpty()) {
			request.getSession().setAttribute(TYPED, new Typed(request.getRequestURI(), fields));
		}
	}

	/** What was written in this field of the case's page, or {@code null}. */
	String at(String reference, String field) {
		return this.address.startsWith("/cases/" + reference + "/") ? this.fields.get(field) : null;
	}

}
