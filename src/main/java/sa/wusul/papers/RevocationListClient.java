package sa.wusul.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

/**
 * Client of the lists of revoked certificates, at configured addresses only. It follows
 * no redirects.
 */
class RevocationListClient {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	/** The longest time for a whole list. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** In bytes. */
	private static final int LARGEST = 16 * 1024 * 1024;

	private final List<URI> addresses;

	private final HttpClient client;

	RevocationListClient(List<URI> addresses, SSLContext trust) {
		this.addresses = List.copyOf(addresses);
		this.client = HttpClient.newBuilder()
			.sslContext(trust)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(CONNECT)
			.build();
	}

	boolean isConfigured() {
		return !this.addresses.isEmpty();
	}

	/**
	 * Fetches the present lists.
	 * @throws IOException if one of them cannot be had
	 */
	List<byte[]> fetch() throws IOException {
		var lists = new ArrayList<byte[]>();
		for (var address : this.addresses) {
			lists.add(fetch(address));
		}
		return lists;
	}

	private byte[] fetch(URI address) throws IOException {
		var request = HttpRequest.newBuilder(address).GET().build();
		var answer = this.client.sendAsync(request,
				(head) -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), RevocationListClient::beginning));
		try {
			var list = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			if (list.statusCode() != 200 || list.body().length > LARGEST) {
				throw new IOException("the list of revoked certificates answered with status " + list.statusCode()
						+ " and " + list.body().length + " bytes");
			}
			return list.body();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted");
		}
		catch (ExecutionException | TimeoutException silent) {
			throw new IOException("the list of revoked certificates cannot be had: " + silent, silent);
		}
		finally {
			answer.cancel(true);
		}
	}

	private static byte[] beginning(InputStream answer) {
		try (answer) {
			return answer.readNBytes(LARGEST + 1);
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

}
