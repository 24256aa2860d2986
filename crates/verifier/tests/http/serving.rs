//! A real listener: it answers over TCP, and lets what is under way finish before it stops.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use countersign_verifier::http::{HttpConfig, serve};
use http_body_util::{BodyExt as _, Empty};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::verifier::Verifier;

#[tokio::test]
async fn it_serves_until_it_is_told_to_stop_and_then_stops_cleanly() {
    let verifier = Verifier::open();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(serve(
        listener,
        verifier.service.clone(),
        HttpConfig::default(),
        async move { drop(stopped.await) },
    ));

    let stream = TcpStream::connect(address).await.unwrap();
    let (mut client, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    let connection = tokio::spawn(connection);
    for (path, wanted) in [("/healthz", "ok"), ("/readyz", r#"{"status":"ready"}"#)] {
        let request = hyper::Request::get(path)
            .header("host", address.to_string())
            .body(Empty::<Bytes>::new())
            .unwrap();
        let response = client.send_request(request).await.unwrap();
        assert_eq!(response.status(), 200);
        assert!(response.headers().contains_key("date"));
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body, wanted);
    }

    stop.send(()).unwrap();
    let end = tokio::time::timeout(Duration::from_secs(10), served);
    end.await.unwrap().unwrap().unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

/// A service with these limits; where it listens.
async fn served(verifier: &Verifier, config: HttpConfig) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = verifier.service.clone();
    tokio::spawn(serve(listener, service, config, std::future::pending()));
    address
}

/// Fails unless the service hangs up within the patience of any client.
async fn is_hung_up_on(until: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(20), until)
        .await
        .unwrap();
}

const POST: &str = "POST /v1/verify HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                    authorization: Bearer x\r\n";

#[tokio::test]
async fn s31_who_says_nothing_or_only_half_is_not_waited_for() {
    let verifier = Verifier::open();
    let config = HttpConfig {
        patience: Duration::from_millis(300),
        ..HttpConfig::default()
    };
    let address = served(&verifier, config).await;
    for said in [
        "",
        "GET /healthz HTTP/1.1\r\n",
        "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n",
        &format!("{POST}content-length: 9\r\n\r\n{{"),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let mut heard = Vec::new();
        is_hung_up_on(async { stream.read_to_end(&mut heard).await.map(drop).unwrap() }).await;
    }
}

#[tokio::test]
async fn s31_a_body_that_trickles_is_not_waited_for() {
    let verifier = Verifier::open();
    let config = HttpConfig {
        patience: Duration::from_secs(3600),
        deadline: Duration::from_millis(300),
        ..HttpConfig::default()
    };
    let address = served(&verifier, config).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    // Whoever asks first whether to send the body has asked already.
    let head = format!("{POST}expect: 100-continue\r\ncontent-length: 9000\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    is_hung_up_on(async {
        while stream.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
}

/// Asks for more than any buffer on the way holds, and takes nothing; `Err` once the service has hung up.
async fn ask_without_reading(stream: &mut TcpStream) -> io::Result<()> {
    let request = b"GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n";
    loop {
        stream.write_all(request).await?;
    }
}

#[tokio::test]
async fn s31_an_answer_that_nobody_takes_is_not_kept() {
    let verifier = Verifier::open();
    let hour = Duration::from_secs(3600);
    for (patience, deadline) in [
        (Duration::from_millis(300), hour),
        (hour, Duration::from_millis(300)),
    ] {
        let config = HttpConfig {
            patience,
            deadline,
            ..HttpConfig::default()
        };
        let address = served(&verifier, config).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        is_hung_up_on(async { drop(ask_without_reading(&mut stream).await.unwrap_err()) }).await;
    }
}

#[tokio::test]
async fn s31_an_answer_that_is_taken_byte_by_byte_has_an_end() {
    let verifier = Verifier::open();
    let config = HttpConfig {
        patience: Duration::from_secs(3600),
        deadline: Duration::from_millis(300),
        ..HttpConfig::default()
    };
    let address = served(&verifier, config).await;
    let (mut reader, mut writer) = TcpStream::connect(address).await.unwrap().into_split();
    let asking = tokio::spawn(async move {
        let request = b"GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n";
        while writer.write_all(request).await.is_ok() {}
    });
    let mut taken = vec![0; 1024];
    is_hung_up_on(async {
        while reader.read(&mut taken).await.is_ok_and(|count| count > 0) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    asking.abort();
}

/// All connections are taken by clients who may take an hour over whatever they do; somebody else is answered at once.
#[tokio::test]
async fn s31_the_slowest_makes_room_for_who_comes() {
    let verifier = Verifier::open();
    let hour = Duration::from_secs(3600);
    let config = HttpConfig {
        patience: hour,
        deadline: hour,
        connections: 8,
        ..HttpConfig::default()
    };
    let address = served(&verifier, config).await;
    let mut held = Vec::new();
    for n in 0..24 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let half = format!("{POST}content-length: 9\r\n\r\n{{");
        let said = ["", "GET /healthz HTTP/1.1\r\n", &half][n % 3];
        stream.write_all(said.as_bytes()).await.unwrap();
        held.push(stream);
    }
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    stream.write_all(request).await.unwrap();
    let mut heard = String::new();
    is_hung_up_on(async { stream.read_to_string(&mut heard).await.map(drop).unwrap() }).await;
    assert!(heard.starts_with("HTTP/1.1 200"), "{heard}");
}

/// A connection that does what it should is kept, however often it asks.
#[tokio::test]
async fn s31_a_request_in_time_costs_the_connection_nothing() {
    let verifier = Verifier::open();
    let config = HttpConfig {
        deadline: Duration::from_millis(200),
        ..HttpConfig::default()
    };
    let address = served(&verifier, config).await;
    let stream = TcpStream::connect(address).await.unwrap();
    let (mut client, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    let connection = tokio::spawn(connection);
    for _ in 0..10 {
        let request = hyper::Request::get("/healthz")
            .header("host", "x")
            .body(Empty::<Bytes>::new())
            .unwrap();
        let response = client.send_request(request).await.unwrap();
        assert_eq!(response.status(), 200);
        drop(response.into_body().collect().await.unwrap());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    drop(client);
    connection.await.unwrap().unwrap();
}
