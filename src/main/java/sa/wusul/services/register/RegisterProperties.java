package sa.wusul.services.register;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The registers that cases may ask, by their names.
 */
@ConfigurationProperties("wusul")
record RegisterProperties(Map<String, Connection> registers) {

	Optional<Connection> find(String register) {
		return Optional.ofNullable(this.registers.get(register));
	}

	/**
	 * How to speak with a register.
	 *
	 * @param tells the particulars that it is told
	 * @param answers the facts that it may answer with
	 * @param url where it is; nothing while it is not connected
	 * @param token what the ministry shows to be let in
	 * @param connectTimeout how long it may take to answer the call
	 * @param timeout how long the whole answer may take; much less than the relay's lease
	 * @param rest how long it is left alone after it failed repeatedly
	 */
	record Connection(@DefaultValue List<String> tells, @DefaultValue Map<String, FactKind> answers, URI url,
			String token, @DefaultValue("PT2S") Duration connectTimeout, @DefaultValue("PT8S") Duration timeout,
			@DefaultValue("PT30S") Duration rest) {
	}

}
