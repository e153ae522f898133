package sa.wusul.platform.neighbour;

import java.util.Map;
import java.util.Optional;

/**
 * A call to a neighbour.
 *
 * @param path below the neighbour's address, without a slash at its beginning; the caller
 * has checked what it contains
 * @param body sent as JSON
 * @param key the same key is the same effect
 */
public record NeighbourCall(String method, String path, Optional<Map<String, Object>> body, Optional<String> key) {

	public static NeighbourCall get(String path) {
		return new NeighbourCall("GET", path, Optional.empty(), Optional.empty());
	}

	public static NeighbourCall post(String path, Map<String, Object> body) {
		return new NeighbourCall("POST", path, Optional.of(body), Optional.empty());
	}

	public NeighbourCall withKey(String effect) {
		return new NeighbourCall(this.method, this.path, this.body, Optional.of(effect));
	}

	/** Omits path and body, which must not be logged. */
	@Override
	public String toString() {
		return "NeighbourCall[" + this.method + "]";
	}

}
