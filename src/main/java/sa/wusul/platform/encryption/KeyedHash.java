package sa.wusul.platform.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hash with a secret key that all nodes share: the first node writes the key to the
 * database, sealed. Rows, cookies and log lines with such a hash disclose no address and
 * no identity number.
 */
public class KeyedHash {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String NAME = "keyed-hash";

	private static final String CONTEXT = "program_secret.secret";

	private final JdbcClient jdbc;

	private final FieldCipher cipher;

	private volatile SecretKeySpec key;

	KeyedHash(DataSource dataSource, FieldCipher cipher) {
		this.jdbc = JdbcClient.create(new DelegatingDataSource(dataSource));
		this.cipher = cipher;
	}

	/** Returns the hash of these parts, in hexadecimal digits. */
	public String hex(String... parts) {
		try {
			var mac = Mac.getInstance(ALGORITHM);
			mac.init(key());
			for (var part : parts) {
				var bytes = part.getBytes(StandardCharsets.UTF_8);
				mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
				mac.update(bytes);
			}
			return HexFormat.of().formatHex(mac.doFinal());
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private SecretKeySpec key() {
		if (this.key == null) {
			this.key = new SecretKeySpec(find().orElseGet(this::create), ALGORITHM);
		}
		return this.key;
	}

	private Optional<byte[]> find() {
		return this.jdbc.sql("select secret from program_secret where name = ?")
			.param(NAME)
			.query(String.class)
			.optional()
			.map((sealed) -> this.cipher.open(CONTEXT, sealed))
			.map(Base64.getDecoder()::decode);
	}

	private byte[] create() {
		var fresh = new byte[32];
		new SecureRandom().nextBytes(fresh);
		try {
			this.jdbc.sql("insert into program_secret (name, secret) values (?, ?)")
				.params(NAME, this.cipher.seal(CONTEXT, Base64.getEncoder().encodeToString(fresh)))
				.update();
			return fresh;
		}
		catch (DuplicateKeyException anotherNodeWasFirst) {
			return find().orElseThrow();
		}
	}

}
