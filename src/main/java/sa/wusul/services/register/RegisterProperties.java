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
	 * @param enters the kinds of entries that it makes
	 * @param words the codes of its facts that have codes
	 * @param url its address; absent while it is not connected
	 * @param token the ministry's credentials
	 * @param connectTimeout timeout of the connection
	 * @param timeout timeout of the whole response; much less than the relay's lease
	 * @param rest pause after repeated failures
	 * @param bundle name of the certificates, in {@code spring.ssl.bundle}
	 * @param names the register's names of fields, facts and particulars, by ours
	 * @param codes the register's codes, by ours
	 * @param lists the facts of each entry of its lists about a person; without them it
	 * has none
	 * @param own whether it finds the requester's own record by their number alone
	 */
	public record Connection(@DefaultValue List<String> tells, @DefaultValue Map<String, FactKind> answers,
			@DefaultValue List<String> enters, @DefaultValue Map<String, List<String>> words, URI url, String token,
			@DefaultValue("PT2S") Duration connectTimeout, @DefaultValue("PT8S") Duration timeout,
			@DefaultValue("PT30S") Duration rest, @DefaultValue(NeighbourConnection.CERTIFICATES) String bundle,
			@DefaultValue Map<String, String> names, @DefaultValue Map<String, String> codes,
			@DefaultValue("false") boolean own, @DefaultValue Map<String, FactKind> lists) {
	}

}
