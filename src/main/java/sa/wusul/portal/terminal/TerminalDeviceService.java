package sa.wusul.portal.terminal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Service;
import org.springframework.web.util.WebUtils;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.Sha256;
import sa.wusul.tawasul.letter.TerminalProperties;

/**
 * Service that recognises the registered devices. A device keeps its key in a cookie that
 * no script reads; the program keeps the hash.
 */
@Service
@EnableConfigurationProperties(TerminalProperties.class)
class TerminalDeviceService {

	private static final String COOKIE = "wusul-terminal";

	private static final String BETWEEN = ".";

	private final TerminalProperties terminals;

	TerminalDeviceService(TerminalProperties terminals) {
		this.terminals = terminals;
	}

	/**
	 * Registers the device of this request.
	 * @throws RefusalException {@code terminal.unknown} if number or key are wrong
	 */
	void register(String number, String key, HttpServletRequest request, HttpServletResponse response) {
		var told = number.strip() + BETWEEN + key.strip();
		if (device(told).isEmpty()) {
			throw new RefusalException(Kind.FORBIDDEN, "terminal.unknown");
		}
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(COOKIE, told)
					.path("/terminal")
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Strict")
					.maxAge(Duration.ofDays(365))
					.build()
					.toString());
	}

	/** Returns the device of this request, if it is registered. */
	Optional<Device> find(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).flatMap((cookie) -> device(cookie.getValue()));
	}

	/**
	 * Returns the device of this request.
	 * @throws RefusalException {@code terminal.notRegistered}
	 */
	Device get(HttpServletRequest request) {
		return find(request).orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "terminal.notRegistered"));
	}

	private Optional<Device> device(String told) {
		var parts = told.split("\\" + BETWEEN, 2);
		return this.terminals.find(parts[0])
			.filter((terminal) -> parts.length == 2 && same(terminal.keyHash(), Sha256.hex(parts[1])))
			.map((terminal) -> new Device(parts[0], terminal.prison()));
	}

	private static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

	/** A registered device, with the prison in which it stands. */
	record Device(String number, String prison) {
	}

}
