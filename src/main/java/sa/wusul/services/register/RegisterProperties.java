package sa.wusul.services.register;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sa.wusul.platform.neighbour.NeighbourConnection;

/**
 * The registers that cases may enquire, by name.
 */
@ConfigurationProperties("wusul")
public record RegisterProperties(Map<String, Connection> registers) {

	Optional<Connection> find(String register) {
		return Optional.ofNullable(this.registers.get(register));
	}

	/**
	 * The connection to a register.
	 *
	 * @param tells the fields that are sent to it
	 * @param answers the facts that it may answer with
	 * @param url its address; absent while it is not connected
	 * @param token the ministry's credentials
	 * @param connectTimeout timeout of the connection
	 * @param timeout timeout of the whole response; much less than the relay's lease
	 * @param rest pause after repeated failures
	 * @param purposes the register's codes of purposes, by ours
	 * @param bundle name of the certificates, in {@code spring.ssl.bundle}
	 */
	public record Connection(@DefaultValue List<String> tells, @DefaultValue Map<String, FactKind> answers, URI url,
			String token, @DefaultValue("PT2S") Duration connectTimeout, @DefaultValue("PT8S") Duration timeout,
			@DefaultValue("PT30S") Duration rest, @DefaultValue Map<RegisterPurpose, String> purposes,
			@DefaultValue(NeighbourConnection.CERTIFICATES) String bundle) {
	}

}
