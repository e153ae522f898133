package sa.wusul.archive;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import sa.wusul.platform.neighbour.NeighbourConnection;

/**
 * Settings of the archive.
 *
 * @param directory folder of the contents, if they are in no S3 store
 * @param patience longest time of a call of the S3 store
 */
@ConfigurationProperties("wusul.archive")
record ArchiveProperties(@DefaultValue("") String directory, @DefaultValue S3 s3,
		@DefaultValue("PT20S") Duration patience) {

	/**
	 * Settings of an S3 store.
	 *
	 * @param endpoint address of the store; empty for that of the region
	 * @param prefix beginning of the names of all contents
	 * @param accessKey name of the key; empty for the default chain of the AWS SDK
	 * @param bundle name of the certificates, in {@code spring.ssl.bundle}
	 * @param pathStyle whether the bucket stands in the path instead of the host's name
	 */
	record S3(URI endpoint, @DefaultValue("") String bucket, @DefaultValue("us-east-1") String region,
			@DefaultValue("") String prefix, @DefaultValue("") String accessKey, @DefaultValue("") String secretKey,
			@DefaultValue(NeighbourConnection.CERTIFICATES) String bundle, @DefaultValue("true") boolean pathStyle) {

		boolean isMeant() {
			return !this.bucket.isBlank();
		}

		boolean hasEndpoint() {
			return this.endpoint != null && !this.endpoint.toString().isBlank();
		}

		/** Tells no key. */
		@Override
		public String toString() {
			return "S3[" + this.bucket + "]";
		}

	}

}
