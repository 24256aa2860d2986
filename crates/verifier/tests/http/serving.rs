//! A real listener: it answers over TCP, and lets what is under way finish before it stops.

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

#[tokio::test]
async fn who_says_nothing_or_only_half_is_not_waited_for() {
    let verifier = Verifier::open();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let config = HttpConfig {
        patience: Duration::from_millis(300),
        ..HttpConfig::default()
    };
    let service = verifier.service.clone();
    tokio::spawn(serve(listener, service, config, std::future::pending()));

    let half = "POST /v1/verify HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                authorization: Bearer x\r\n";
    for said in [
        "",
        "GET /healthz HTTP/1.1\r\n",
        &format!("{half}content-length: 9\r\n\r\n{{"),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let mut heard = Vec::new();
        let hung_up = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut heard));
        hung_up.await.expect("the connection is closed").unwrap();
    }
}
