package sa.wusul.services.register;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The registers with a configured address, over HTTP. They precede any simulator. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties(RegisterProperties.class)
class HttpRegisterGateway implements RegisterGateway {

	private final Map<String, HttpRegisterClient> registers;

	HttpRegisterGateway(RegisterProperties properties, ObjectMapper json, Environment environment,
			SslBundles authorities) {
		var trust = authorities.getBundle("outside").createSslContext();
		this.registers = properties.registers()
			.entrySet()
			.stream()
			.filter((register) -> register.getValue().url() != null)
			.map((register) -> new HttpRegisterClient(register.getKey(), register.getValue(),
					() -> token(environment, register), client(register.getValue(), trust), json))
			.collect(Collectors.toMap(HttpRegisterClient::name, Function.identity()));
	}

	/** Returns the credentials of this moment, because a file of secrets may change. */
	private static String token(Environment environment, Map.Entry<String, RegisterProperties.Connection> register) {
		return environment.getProperty("wusul.registers." + register.getKey() + ".token", register.getValue().token());
	}

	/**
	 * Creates the client; it follows no redirects, so that data is sent to the register
	 * only.
	 */
	private static HttpClient client(RegisterProperties.Connection connection, SSLContext trust) {
		return HttpClient.newBuilder()
			.sslContext(trust)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(connection.connectTimeout())
			.build();
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
		return this.registers.get(register).enquire(enquiry);
	}

	@Override
	public Map<String, Object> enter(String register, RegisterEntry entry) {
		return this.registers.get(register).enter(entry);
	}

}
