package sa.wusul.tawasul;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularFormat;

/** The formats of the request fields of the Tawasul window. */
@Configuration
class TawasulParticularsConfiguration {

	@Bean
	ParticularFormat detaineeIdentityNumber() {
		return ParticularFormat.of(DetaineeCases.DETAINEE, (given) -> new IdentityNumber(given).value());
	}

}
