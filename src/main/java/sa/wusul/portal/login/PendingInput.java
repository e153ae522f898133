package sa.wusul.portal.login;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.portal.hall.KioskPages;

/**
 * Text that a citizen typed on the page of a case and sent after their session had
 * expired. It is kept until the log-in and then shown in its field again, for that case
 * only.
 *
 * @param address to which it was sent
 */
public record PendingInput(String address, Map<String, String> fields) implements Serializable {

	/** Session attribute of the text. */
	public static final String TYPED = "typed";

	/** The free-text fields that are kept, and their maximum length. */
	private static final List<String> FIELDS = List.of("reason", "remark");

	private static final int MOST = 2000;

	/**
	 * Keeps the text of a request in the session, except at a kiosk or for an officer,
	 * where several people use the same browser.
	 */
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
			request.getSession().setAttribute(TYPED, new PendingInput(request.getRequestURI(), fields));
		}
	}

	/** Returns the text of a field on the page of the case, or {@code null}. */
	public String at(String reference, String field) {
		return this.address.startsWith("/cases/" + reference + "/") ? this.fields.get(field) : null;
	}

}
