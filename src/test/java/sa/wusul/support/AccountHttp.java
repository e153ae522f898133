package sa.wusul.support;

import java.util.Collections;
import java.util.Map;
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

	private AccountHttp() {
	}

	public static TestRestTemplate as(String account, TestRestTemplate http) {
		return CLIENTS.computeIfAbsent(http, (program) -> new ConcurrentHashMap<>())
			.computeIfAbsent(account, (name) -> http.withBasicAuth(name, PublicCredentials.PASSWORD));
	}

}
