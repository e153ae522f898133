package sa.wusul.support;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.test.web.client.TestRestTemplate;

import sa.wusul.platform.identity.PublicCredentials;

/**
 * The program's interfaces, called as an account of the demo. A client is built once for
 * each account, because building one costs more than most calls.
 */
public final class AccountHttp {

	private static final Map<TestRestTemplate, Map<String, TestRestTemplate>> CLIENTS = Collections
		.synchronizedMap(new WeakHashMap<>());

	private static final Set<String> TECHNICAL = Set.of("biller", "channel", "courier", "detainees", "monitor",
			"network");

	private AccountHttp() {
	}

	/** Returns the password of a member of staff, or the key of a technical account. */
	public static String secret(String account) {
		return TECHNICAL.contains(account) ? PublicCredentials.key(account) : PublicCredentials.PASSWORD;
	}

	public static TestRestTemplate as(String account, TestRestTemplate http) {
		return CLIENTS.computeIfAbsent(http, (program) -> new ConcurrentHashMap<>())
			.computeIfAbsent(account, (name) -> http.withBasicAuth(name, secret(name)));
	}

}
