package sa.wusul.portal.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import sa.wusul.citizen.LoginSource;
import sa.wusul.platform.attempt.KnownBrowsers;
import sa.wusul.platform.attempt.KnownBrowsers.Account;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.hall.KioskPages;

/**
 * Reader of the source of a log-in attempt: the officer during a call, or the browser if
 * the person logged in there before, or else the address.
 */
@Component
public class LoginSourceReader {

	private final KnownBrowsers browsers;

	LoginSourceReader(KnownBrowsers browsers) {
		this.browsers = browsers;
	}

	/** Returns the source of this request for a person. */
	public LoginSource read(HttpServletRequest request, String identityNumber) {
		return CallerSessionService.current(request)
			.map((call) -> new LoginSource("officer " + call.officer(), true))
			.or(() -> this.browsers.find(request, account(identityNumber))
				.map((browser) -> new LoginSource(browser, true)))
			.orElseGet(() -> new LoginSource(VisitorAddress.of(request), false));
	}

	/**
	 * Lets the browser remember that the person logged in, unless others use it next.
	 */
	void remember(HttpServletRequest request, HttpServletResponse response, String identityNumber) {
		if (KioskPages.centre(request).isEmpty() && CallerSessionService.current(request).isEmpty()) {
			this.browsers.remember(request, response, account(identityNumber));
		}
	}

	private static Account account(String identityNumber) {
		return new Account("citizen", identityNumber, "");
	}

}
