package sa.wusul.platform.engine;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The cache of parsed definitions")
@Tag("fast")
class DefinitionCacheFactoryTest {

	@Test
	@DisplayName("keeps as many as it may, and gives up the one that came first")
	void full() {
		var cache = new DefinitionCacheFactory().<String>createCache(2);
		cache.put("a", "first");
		cache.put("b", "second");
		cache.put("a", "first again");
		cache.put("c", "third");
		assertThat(cache.keySet()).containsExactlyInAnyOrder("b", "c");
		assertThat(cache.get("a")).isNull();
		assertThat(cache.get("c")).isEqualTo("third");

		cache.remove("b");
		cache.put("d", "fourth");
		assertThat(cache.keySet()).containsExactlyInAnyOrder("c", "d");
		cache.clear();
		assertThat(cache.isEmpty()).isTrue();
		cache.put("e", "fifth");
		assertThat(cache.size()).isEqualTo(1);
	}

}
