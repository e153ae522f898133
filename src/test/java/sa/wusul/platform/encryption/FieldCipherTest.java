package sa.wusul.platform.encryption;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

import sa.wusul.platform.identity.PublicCredentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Label("A sealed value")
@Tag("fast")
class FieldCipherTest {

	private static final String ONE = key(1, 'a');

	private static final String TWO = key(2, 'b');

	private static final String MOBILE = "case_file.mobile";

	private final FieldCipher first = EncryptionForTests.cipher(ONE);

	private final FieldCipher both = EncryptionForTests.cipher(TWO + "\n" + ONE);

	private final FieldCipher second = EncryptionForTests.cipher(TWO);

	@Property(tries = 300)
	@Label("opens as it was, text and bytes, and shows nothing of it")
	void opens(@ForAll String text) {
		// Half a pair of surrogates is no character, and no encoding keeps it.
		var clear = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		var sealed = this.first.seal(MOBILE, clear);
		assertThat(sealed).matches("v1:[A-Za-z0-9_-]{38,}");
		assertThat(this.first.open(MOBILE, sealed)).isEqualTo(clear);
		var bytes = clear.getBytes(StandardCharsets.UTF_8);
		assertThat(this.first.open(MOBILE, this.first.seal(MOBILE, bytes))).isEqualTo(bytes);
	}

	@Property(tries = 200)
	@Label("is refused after a change of any of its bits")
	void changed(@ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(max = 7) int bit) {
		var sealed = this.first.seal(MOBILE, "+966500000001".getBytes(StandardCharsets.UTF_8));
		sealed[place % sealed.length] ^= (byte) (1 << bit);
		assertThatExceptionOfType(SealedValueException.class).isThrownBy(() -> this.first.open(MOBILE, sealed));
	}

	@Example
	@Label("is another one each time, also of the same text")
	void fresh() {
		var seen = new HashSet<String>();
		for (var time = 0; time < 1000; time++) {
			assertThat(seen.add(this.first.seal(MOBILE, "1000000008"))).isTrue();
		}
	}

	@Example
	@Label("opens in no other column, and the refusal names column and version, never the text")
	void moved() {
		var sealed = this.first.seal("case_file.agent_name", "Salem");
		assertThatExceptionOfType(SealedValueException.class).isThrownBy(() -> this.first.open(MOBILE, sealed))
			.withMessageContaining(MOBILE)
			.withMessageContaining("data key 1")
			.withMessageNotContaining("Salem")
			.withMessageNotContaining(sealed);
	}

	@Example
	@Label("is sealed by the newest key and opened by each")
	void rotation() {
		var old = this.first.seal(MOBILE, "old");
		var fresh = this.both.seal(MOBILE, "new");
		assertThat(fresh).startsWith("v2:");
		assertThat(this.both.open(MOBILE, old)).isEqualTo("old");
		assertThat(this.second.open(MOBILE, fresh)).isEqualTo("new");
		assertThatExceptionOfType(SealedValueException.class).isThrownBy(() -> this.second.open(MOBILE, old))
			.withMessageContaining("data key 1 sealed it, and the program has data keys [2]");
	}

	@Example
	@Label("is not sealed by a key that is marked as next, which opens what other nodes sealed with it")
	void next() {
		var waiting = EncryptionForTests.cipher(ONE + "\n" + TWO + " next");
		assertThat(waiting.seal(MOBILE, "text")).startsWith("v1:");
		assertThat(waiting.open(MOBILE, this.both.seal(MOBILE, "text"))).isEqualTo("text");
		assertThatExceptionOfType(MalformedDataKeysException.class).isThrownBy(() -> DataKeys.parse(ONE + " next"));
	}

	@Example
	@Label("of nothing is nothing, and a text that is not sealed is refused without being told")
	void nothing() {
		assertThat(this.first.seal(MOBILE, (String) null)).isNull();
		assertThat(this.first.open(MOBILE, (String) null)).isNull();
		assertThat(this.first.seal(MOBILE, (byte[]) null)).isNull();
		assertThat(this.first.open(MOBILE, (byte[]) null)).isNull();
		for (var clear : Arrays.asList("", "+966500000001", "v1", "v1:", "v1:short", "v1:*", "vx:AAAA", "v0:AAAA")) {
			assertThatExceptionOfType(SealedValueException.class).as(clear)
				.isThrownBy(() -> this.first.open(MOBILE, clear))
				.withMessageNotContaining("+966");
			assertThatExceptionOfType(SealedValueException.class).as(clear)
				.isThrownBy(() -> this.first.open(MOBILE, clear.getBytes(StandardCharsets.UTF_8)));
		}
	}

	@Example
	@Label("needs a key: malformed ones are refused without being told")
	void malformed() {
		var half = Base64.getEncoder().encodeToString(new byte[16]);
		for (var keys : Arrays.asList("", "1", half, "1 " + half, "0" + ONE, ONE + "\n" + ONE, "x " + ONE)) {
			assertThatExceptionOfType(MalformedDataKeysException.class).as(keys)
				.isThrownBy(() -> DataKeys.parse(keys))
				.withMessageNotContaining(half);
		}
		assertThat(DataKeys.parse(ONE + " , " + TWO + "\r\n")).hasToString("data keys [1, 2]");
	}

	@Example
	@Label("of the demo has the key that production refuses")
	void demo() throws Exception {
		var demo = new YamlPropertySourceLoader().load("demo", new ClassPathResource("application-demo.yaml"))
			.get(0)
			.getProperty("wusul.encryption.keys");
		assertThat(demo).isEqualTo("1 " + PublicCredentials.dataKey());
		assertThat(DataKeys.parse(demo.toString()).hasPublicKey()).isTrue();
		assertThat(DataKeys.parse(ONE).hasPublicKey()).isFalse();
	}

	private static String key(int version, char sign) {
		return version + " "
				+ Base64.getEncoder().encodeToString(String.valueOf(sign).repeat(32).getBytes(StandardCharsets.UTF_8));
	}

}
