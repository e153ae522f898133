package sa.wusul.services.register;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import sa.wusul.platform.neighbour.Neighbours;
import sa.wusul.platform.neighbour.NeighbourConnection;
import sa.wusul.services.register.RegisterProperties.Connection;

/** The registers with a configured address, over HTTP. They precede any simulator. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties(RegisterProperties.class)
class HttpRegisterGateway implements RegisterGateway {

	/** In bytes; the facts of one person are far smaller. */
	private static final int LARGEST_ANSWER = 1 << 20;

	private final Map<String, HttpRegisterClient> registers;

	private final RegisterQueryRepository queries;

	HttpRegisterGateway(RegisterProperties properties, Neighbours neighbours, Environment environment,
			RegisterQueryRepository queries) {
		this.queries = queries;
		this.registers = properties.registers()
			.entrySet()
			.stream()
			.filter((register) -> register.getValue().url() != null)
			.map((register) -> new HttpRegisterClient(register.getKey(), register.getValue(),
					neighbours.connect(connection(register.getKey(), register.getValue()),
							() -> token(environment, register.getKey(), register.getValue()))))
			.collect(Collectors.toMap(HttpRegisterClient::name, Function.identity()));
	}

	static NeighbourConnection connection(String name, Connection settings) {
		return new NeighbourConnection("register " + name, settings.url(), settings.bundle(), settings.connectTimeout(),
				settings.timeout(), settings.rest(), LARGEST_ANSWER);
	}

	/** Returns the credentials of this moment, because a file of secrets may change. */
	private static String token(Environment environment, String register, Connection settings) {
		return environment.getProperty("wusul.registers." + register + ".token", settings.token());
	}

	@Override
	public boolean reachesAny() {
		return !this.registers.isEmpty();
	}

	@Override
	public boolean reaches(String register) {
		return this.registers.containsKey(register);
	}

	@Override
	public Map<String, Object> enquire(String register, RegisterEnquiry enquiry) {
		this.queries.add(register, enquiry);
		return this.registers.get(register).enquire(enquiry);
	}

	@Override
	public List<Map<String, Object>> list(String register, RegisterEnquiry enquiry) {
		this.queries.add(register, enquiry);
		return this.registers.get(register).list(enquiry);
	}

	@Override
	public Map<String, Object> enter(String register, RegisterEntry entry) {
		this.queries.add(register, entry.about());
		return this.registers.get(register).enter(entry);
	}

}
