package sa.wusul.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import org.springframework.boot.ssl.SslManagerBundle;

/**
 * Contents in a bucket of an S3 store. Each call is limited in time, because the
 * transaction that keeps a content waits for it.
 */
class S3ContentStore implements ContentStore {

	private static final Duration TO_CONNECT = Duration.ofSeconds(3);

	private final ArchiveProperties.S3 settings;

	private final Duration patience;

	private final String bucket;

	private final String prefix;

	private volatile S3Client client;

	/**
	 * Creates the store.
	 * @param patience longest time of a call with its one repetition
	 */
	S3ContentStore(ArchiveProperties.S3 settings, Duration patience) {
		this.settings = settings;
		this.patience = patience;
		this.bucket = settings.bucket();
		this.prefix = settings.prefix();
	}

	/**
	 * Uses these certificates from the next call on; calls under way end as they began.
	 */
	void use(SslManagerBundle certificates) {
		this.client = client(this.settings, this.patience, certificates);
	}

	private static S3Client client(ArchiveProperties.S3 settings, Duration patience, SslManagerBundle certificates) {
		var builder = S3Client.builder()
			.region(Region.of(settings.region()))
			.credentialsProvider(credentials(settings))
			.forcePathStyle(settings.pathStyle())
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
			.httpClientBuilder(UrlConnectionHttpClient.builder()
				.connectionTimeout(TO_CONNECT)
				.socketTimeout(patience)
				.tlsKeyManagersProvider(certificates::getKeyManagers)
				.tlsTrustManagersProvider(certificates::getTrustManagers))
			.overrideConfiguration((override) -> override.apiCallTimeout(patience)
				.apiCallAttemptTimeout(patience)
				.retryStrategy((retries) -> retries.maxAttempts(2)));
		if (settings.hasEndpoint()) {
			builder.endpointOverride(settings.endpoint());
		}
		return builder.build();
	}

	private static AwsCredentialsProvider credentials(ArchiveProperties.S3 settings) {
		return settings.accessKey().isBlank() ? DefaultCredentialsProvider.builder().build() : StaticCredentialsProvider
			.create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
	}

	@Override
	public void put(String hash, byte[] sealed) {
		run(() -> this.client.putObject((request) -> request.bucket(this.bucket).key(place(hash)),
				RequestBody.fromBytes(sealed)));
	}

	@Override
	public Optional<byte[]> find(String hash) {
		return run(() -> {
			try (var object = this.client.getObject((request) -> request.bucket(this.bucket).key(place(hash)))) {
				var content = object.readNBytes(LARGEST);
				return Optional.of(content);
			}
			catch (NoSuchKeyException none) {
				return Optional.empty();
			}
		});
	}

	@Override
	public void delete(String hash) {
		run(() -> this.client.deleteObject((request) -> request.bucket(this.bucket).key(place(hash))));
	}

	@Override
	public List<StoredFile> list(String after, int most) {
		return run(() -> this.client
			.listObjectsV2((request) -> request.bucket(this.bucket)
				.prefix(this.prefix)
				.startAfter(after.isEmpty() ? null : place(after))
				.maxKeys(most))
			.contents()
			.stream()
			.map((object) -> new StoredFile(object.key().substring(this.prefix.length()), object.lastModified()))
			.toList());
	}

	/** Leaves the making of a bucket to operators. */
	@Override
	public void prepare() {
		check();
	}

	@Override
	public String check() {
		run(() -> this.client.headBucket((request) -> request.bucket(this.bucket)));
		return "bucket " + this.bucket;
	}

	@Override
	public String place(String hash) {
		return this.prefix + hash;
	}

	private static <T> T run(Work<T> work) {
		try {
			return work.run();
		}
		catch (SdkException | IOException failure) {
			throw new ContentStoreException(failure);
		}
	}

	private interface Work<T> {

		T run() throws IOException;

	}

}
