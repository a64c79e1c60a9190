package com.example.registries;

import com.example.consumer.ThreeProviders;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Calls the three providers inside an application whose versions Spring Boot 3 manages. */
@SpringBootApplication
public class RegistriesApplication {
  public static void main(String[] args) {
    SpringApplication.run(RegistriesApplication.class, args).close();
  }

  @Bean
  ApplicationRunner calls() {
    return arguments -> ThreeProviders.main(new String[0]);
  }
}
