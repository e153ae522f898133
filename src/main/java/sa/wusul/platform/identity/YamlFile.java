package sa.wusul.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Reader of the program's own YAML files; an unknown property is an error. */
public final class YamlFile {

	private YamlFile() {
	}

	public static <T> T read(String name, Class<T> type) {
		return read(name, new ClassPathResource(name), type);
	}

	/** Reads a file of this name that does not come with the program. */
	public static <T> T read(String name, byte[] content, Class<T> type) {
		return read(name, new ByteArrayResource(content), type);
	}

	private static <T> T read(String name, Resource file, Class<T> type) {
		try {
			var sources = new MutablePropertySources();
			new YamlPropertySourceLoader().load(name, file).forEach(sources::addLast);
			var binder = new Binder(ConfigurationPropertySources.from(sources));
			return binder.bind("", Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT)).get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + name, ex);
		}
	}

}
