package sa.wusul.platform.encryption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The closed list of sealed columns, {@code personal-columns.yaml}. */
final class PersonalColumns {

	private final Map<String, PersonalColumn> columns;

	private PersonalColumns(Map<String, PersonalColumn> columns) {
		this.columns = columns;
	}

	@SuppressWarnings("unchecked")
	static PersonalColumns load() {
		var file = new YamlMapFactoryBean();
		file.setResources(new ClassPathResource("personal-columns.yaml"));
		var columns = new LinkedHashMap<String, PersonalColumn>();
		file.getObject().forEach((table, content) -> {
			var words = new LinkedHashMap<>((Map<String, String>) content);
			var keys = Arrays.asList(words.remove("key").split(", *"));
			var former = words.remove("former");
			words.forEach((column, sort) -> {
				var found = new PersonalColumn(table, column, keys, Sort.valueOf(sort.toUpperCase(Locale.ROOT)),
						(former != null) ? former : table);
				columns.put(found.name(), found);
			});
		});
		return new PersonalColumns(columns);
	}

	List<PersonalColumn> all() {
		return new ArrayList<>(this.columns.values());
	}

	boolean contains(String context) {
		return this.columns.containsKey(context);
	}

	/** Returns the context of a listed column. */
	String check(String context) {
		if (!contains(context)) {
			throw new IllegalArgumentException("personal-columns.yaml does not list " + context);
		}
		return context;
	}

	/** Sort of a sealed value. */
	enum Sort {

		IDENTIFIER, CONTACT, WORDS, MESSAGE, SECRET, FILE

	}

	/**
	 * A sealed column, with the key of its table's rows.
	 *
	 * @param sealedAs name that the table had when the values were sealed
	 */
	record PersonalColumn(String table, String column, List<String> keys, Sort sort, String sealedAs) {

		boolean isFile() {
			return this.sort == Sort.FILE;
		}

		String name() {
			return this.table + "." + this.column;
		}

		/** Returns what is authenticated with each value. */
		String context() {
			return this.sealedAs + "." + this.column;
		}

	}

}
