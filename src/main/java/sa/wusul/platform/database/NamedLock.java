package sa.wusul.platform.database;

import java.util.Arrays;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A lock that all nodes share, held until the end of the transaction. It is striped: the
 * keys of a lock share its rows of the table {@code named_lock}, so some keys wait for
 * each other.
 */
public final class NamedLock {

	private final JdbcClient jdbc;

	private final String name;

	private final int stripes;

	/**
	 * Creates the lock of this name.
	 * @param stripes the number of rows that the migrations bring for the name
	 */
	public NamedLock(JdbcClient jdbc, String name, int stripes) {
		this.jdbc = jdbc;
		this.name = name;
		this.stripes = stripes;
	}

	/** Locks these keys, always in the same order. */
	public void hold(String... keys) {
		var held = Arrays.stream(keys).map(this::stripe).distinct().sorted().toList();
		this.jdbc
			.sql("select stripe from named_lock where name = :name and stripe in (:stripes) order by stripe for update")
			.param("name", this.name)
			.param("stripes", held)
			.query(Integer.class)
			.list();
	}

	/** Locks every key. */
	public void holdAll() {
		this.jdbc.sql("select stripe from named_lock where name = ? order by stripe for update")
			.param(this.name)
			.query(Integer.class)
			.list();
	}

	private int stripe(String key) {
		return Math.floorMod(key.hashCode(), this.stripes);
	}

}
