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
import org.springframework.core.io.ClassPathResource;

/** Reader of the program's own YAML files; an unknown property is an error. */
public final class YamlFile {

	private YamlFile() {
	}

	public static <T> T read(String name, Class<T> type) {
		try {
			var sources = new MutablePropertySources();
			new YamlPropertySourceLoader().load(name, new ClassPathResource(name)).forEach(sources::addLast);
			var binder = new Binder(ConfigurationPropertySources.from(sources));
			return binder.bind("", Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT)).get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + name, ex);
		}
	}

}
