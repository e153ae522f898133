package sa.wusul.portal.terminal;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.HostCookies;
import sa.wusul.portal.DeviceKeys;
import sa.wusul.tawasul.letter.TerminalProperties;
import sa.wusul.tawasul.letter.TerminalProperties.Terminal;

/** Service that recognises the registered terminals by their keys. */
@Service
@EnableConfigurationProperties(TerminalProperties.class)
class TerminalDeviceService {

	private final TerminalProperties terminals;

	private final DeviceKeys keys;

	TerminalDeviceService(TerminalProperties terminals, HostCookies cookies) {
		this.terminals = terminals;
		this.keys = new DeviceKeys(cookies, "wusul-terminal",
				(number) -> terminals.find(number).map(Terminal::keyHash));
	}

	/**
	 * Registers the device of this request.
	 * @throws RefusalException {@code terminal.unknown} if number or key are wrong
	 */
	void register(String number, String key, HttpServletRequest request, HttpServletResponse response) {
		if (!this.keys.register(number, key, request, response)) {
			throw new RefusalException(Kind.FORBIDDEN, "terminal.unknown");
		}
	}

	/** Returns the device of this request, if it is registered. */
	Optional<Device> find(HttpServletRequest request) {
		return this.keys.find(request)
			.flatMap((number) -> this.terminals.find(number).map((found) -> new Device(number, found.prison())));
	}

	/**
	 * Returns the device of this request.
	 * @throws RefusalException {@code terminal.notRegistered}
	 */
	Device get(HttpServletRequest request) {
		return find(request).orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "terminal.notRegistered"));
	}

	/** A registered device, with the prison in which it stands. */
	record Device(String number, String prison) {
	}

}
