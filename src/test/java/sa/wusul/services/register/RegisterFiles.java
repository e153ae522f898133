package sa.wusul.services.register;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** Fixture that reads the files about registers like the program. */
public final class RegisterFiles {

	private RegisterFiles() {
	}

	public static RegisterProperties registers() {
		return read("registers.yaml", "wusul", RegisterProperties.class);
	}

	public static RegisterProperties.Connection connection(String register) {
		return registers().find(register).orElseThrow();
	}

	public static <T> T read(String file, String prefix, Class<T> type) {
		try {
			var sources = new MutablePropertySources();
			new YamlPropertySourceLoader().load(file, new ClassPathResource(file)).forEach(sources::addLast);
			return new Binder(ConfigurationPropertySources.from(sources)).bind(prefix, type).get();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

}
