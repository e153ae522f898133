package sa.wusul.platform.engine;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheFactory;
import org.camunda.commons.utils.cache.Cache;

/**
 * Caches of parsed definitions that a look only reads. The engine's own caches note each
 * look in a list, which they search from its beginning each time. If one is full, the
 * definition that came first goes, and is parsed again if it is needed.
 */
final class DefinitionCacheFactory implements CacheFactory {

	@Override
	public <T> Cache<String, T> createCache(int capacity) {
		return new DefinitionCache<>(capacity);
	}

	private static final class DefinitionCache<T> implements Cache<String, T> {

		private final int capacity;

		private final Map<String, T> definitions = new ConcurrentHashMap<>();

		private final Queue<String> order = new ConcurrentLinkedQueue<>();

		DefinitionCache(int capacity) {
			this.capacity = capacity;
		}

		@Override
		public T get(String id) {
			return this.definitions.get(id);
		}

		@Override
		public void put(String id, T definition) {
			if (this.definitions.put(id, definition) == null) {
				this.order.add(id);
			}
			while (this.definitions.size() > this.capacity) {
				var first = this.order.poll();
				if (first == null) {
					return;
				}
				this.definitions.remove(first);
			}
		}

		@Override
		public void clear() {
			this.definitions.clear();
			this.order.clear();
		}

		@Override
		public void remove(String id) {
			this.definitions.remove(id);
			this.order.remove(id);
		}

		@Override
		public Set<String> keySet() {
			return this.definitions.keySet();
		}

		@Override
		public int size() {
			return this.definitions.size();
		}

		@Override
		public boolean isEmpty() {
			return this.definitions.isEmpty();
		}

	}

}
