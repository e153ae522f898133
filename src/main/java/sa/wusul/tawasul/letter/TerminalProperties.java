package sa.wusul.tawasul.letter;

import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The registered terminals.
 *
 * @param terminals by their number
 */
@ConfigurationProperties("wusul.terminal")
public record TerminalProperties(@DefaultValue Map<String, Terminal> terminals) {

	/** Finds a terminal by its number. */
	public Optional<Terminal> find(String number) {
		return Optional.ofNullable(this.terminals.get(number));
	}

	/**
	 * A terminal.
	 *
	 * @param keyHash SHA-256 of the key with which the device is registered
	 */
	public record Terminal(String prison, String keyHash) {
	}

}
